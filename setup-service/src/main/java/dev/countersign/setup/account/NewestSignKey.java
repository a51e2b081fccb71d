package dev.countersign.setup.account;

/** The sign key that Oneflow is to use, in the clear. */
public record NewestSignKey(String keyId, String value) {

    @Override
    public String toString() {
        return "NewestSignKey[" + keyId + "]";
    }
}
