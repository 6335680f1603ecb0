import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { isoCBOR } from '@simplewebauthn/server/helpers';

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest();
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/** How a device answers: what a test may get wrong on purpose. */
export interface DeviceManner {
  readonly origin?: string;
  readonly host?: string;
  /** False for a device that did not ask for a finger, face or PIN. */
  readonly verified?: boolean;
}

/** A passkey device in software (WebAuthn level 3, ES256, no attestation). */
export class Authenticator {
  readonly id = randomBytes(32);
  readonly #key: KeyObject;
  readonly #point: { x: Buffer; y: Buffer };
  #counter = 0;

  constructor() {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.#key = privateKey;
    this.#point = { x: Buffer.from(x, 'base64url'), y: Buffer.from(y, 'base64url') };
  }

  #data({ host = 'facet.example.org', verified = true }: DeviceManner, attested: Buffer): Buffer {
    const flags = 0x01 | (verified ? 0x04 : 0) | (attested.length > 0 ? 0x40 : 0);
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.#counter);
    this.#counter += 1;
    return Buffer.concat([sha256(host), Buffer.from([flags]), counter, attested]);
  }

  #client(type: string, challenge: string, { origin = 'https://facet.example.org' }: DeviceManner): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }

  /** What the device answers when it is to make a passkey, as the form sends it. */
  create(challenge: string, manner: DeviceManner = {}): string {
    const point = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(this.#point.x)],
      [-3, new Uint8Array(this.#point.y)],
    ]);
    const length = Buffer.from([0, this.id.length]);
    const attested = Buffer.concat([Buffer.alloc(16), length, this.id, isoCBOR.encode(point)]);
    const attestation = new Map<string, string | Uint8Array | Map<string, string>>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(this.#data(manner, attested))],
    ]);
    return this.#answer({
      clientDataJSON: text(this.#client('webauthn.create', challenge, manner)),
      attestationObject: text(isoCBOR.encode(attestation)),
      transports: ['internal'],
    });
  }

  /** What the device answers when it is to show a passkey. */
  get(challenge: string, manner: DeviceManner = {}): string {
    const client = this.#client('webauthn.get', challenge, manner);
    const data = this.#data(manner, Buffer.alloc(0));
    const signature = sign('sha256', Buffer.concat([data, sha256(client)]), this.#key);
    return this.#answer({
      clientDataJSON: text(client),
      authenticatorData: text(data),
      signature: text(signature),
    });
  }

  #answer(response: Record<string, unknown>): string {
    const id = text(this.id);
    return JSON.stringify({ id, rawId: id, type: 'public-key', clientExtensionResults: {}, response });
  }
}
