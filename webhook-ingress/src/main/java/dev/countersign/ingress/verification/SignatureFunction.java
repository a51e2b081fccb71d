package dev.countersign.ingress.verification;

/** Makes the signature of a callback id with a key, in the bytes of its text form. */
interface SignatureFunction {

    byte[] sign(byte[] callbackId, byte[] key);
}
