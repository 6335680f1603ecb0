export {
  createToken,
  listTokens,
  revokeToken,
  type TokenDatabase,
  type TokenEntry,
  type TokenRequest,
} from './manage-tokens.ts';
export { actorOfToken } from './tokens.ts';
