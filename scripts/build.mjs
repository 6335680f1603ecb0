// `npm run build`: compiles the sources and the assets into dist/, if they have changed.
import { build, install } from './setup.mjs';

install();
build();
