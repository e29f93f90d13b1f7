import {
  createCipheriv,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
} from 'node:crypto';

/** Public part of the office's key; what is sealed with it only the server can open. */
export interface OfficeKey {
  readonly id: number;
  readonly publicKey: KeyObject;
}

/** An X25519 public key in DER is this and the 32 bytes of the key. */
const SPKI = Buffer.from('302a300506032b656e032100', 'hex');

/** Reads `<id>.<base64 of 32 bytes>`. @throws Error when it is not that. */
export function parseOfficeKey(text: string): OfficeKey {
  const [, id, key] = /^(\d{1,5})\.([A-Za-z0-9+/]{43}=)$/u.exec(text) ?? [];
  if (id === undefined || key === undefined) throw new Error('OFFICE_KEY is not <id>.<base64 of 32 bytes>');
  const der = Buffer.concat([SPKI, Buffer.from(key, 'base64')]);
  return { id: Number(id), publicKey: createPublicKey({ key: der, format: 'der', type: 'spki' }) };
}

const rawPublicKey = (key: KeyObject): Buffer => key.export({ format: 'der', type: 'spki' }).subarray(SPKI.length);

/** What a box holds, so that one kind is never taken for another. */
export type BoxPurpose = 'identity' | 'file' | 'account';

/** One box being filled, piece by piece; nothing of it can be read back here. */
export interface OfficeBox {
  /** `version 2 | key id 2 | public key of this box 32`; stands before the first piece. */
  readonly header: Buffer;
  /** Seals the next piece. @param last no piece follows. */
  readonly seal: (piece: Uint8Array, last: boolean) => Buffer;
}

const VERSION = 2;

/**
 * Opens a new box for one record: X25519, HKDF-SHA256, AES-256-GCM with the piece's number and
 * whether it is the last as nonce. The server's module tips opens it (docs/crypto.md).
 */
export function newOfficeBox(key: OfficeKey, of: { readonly purpose: BoxPurpose; readonly record: string }): OfficeBox {
  const once = generateKeyPairSync('x25519');
  const mine = rawPublicKey(once.publicKey);
  const shared = diffieHellman({ privateKey: once.privateKey, publicKey: key.publicKey });
  const salt = Buffer.concat([mine, rawPublicKey(key.publicKey)]);
  const secret = Buffer.from(hkdfSync('sha256', shared, salt, `qingyuan tip ${of.purpose}`, 32));
  const header = Buffer.concat([Buffer.from([VERSION, key.id >> 8, key.id & 255]), mine]);
  const aad = Buffer.concat([header, Buffer.from(of.record)]);
  let next = 0;
  return {
    header,
    seal: (piece, last) => {
      const nonce = Buffer.alloc(12);
      nonce.writeUInt32BE(next, 7);
      nonce.writeUInt8(last ? 1 : 0, 11);
      next += 1;
      const cipher = createCipheriv('aes-256-gcm', secret, nonce);
      cipher.setAAD(aad);
      return Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()]);
    },
  };
}
