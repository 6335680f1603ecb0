export { isSafeAddress, removeDirectory, secretVariable, setDirectory, zDirectory } from './settings.ts';
export { CALLBACK, SingleSignOn, type SingleSignOnParts } from './single-sign-on.ts';
