export { rightsRoom } from './room.ts';
