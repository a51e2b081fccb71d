package dev.countersign.sync.hrm;

import java.time.Duration;
import java.util.Set;

/** One kind of HRM. */
public interface HrmAdapter {

    /** The name in the account's credentials, for example {@code scim}. */
    String kind();

    /** What an admin is told of it. */
    default HrmKind describe() {
        return new HrmKind(kind(), kind(), null, HrmKind.Credentials.TOKEN, attributes());
    }

    /** Attributes that this kind of HRM has a place for. */
    Set<String> attributes();

    /** The HRM's own name of an attribute. */
    String path(String attribute);

    /**
     * The employees of a customer. Cheap; nothing is sent yet.
     *
     * @throws HrmException.Rejected if the connection can't be used as it is
     */
    HrmDirectory connect(HrmConnection connection);

    /**
     * Tries a connection out with harmless requests, and keeps nothing of it: no token either.
     *
     * @param deadline for all requests together
     */
    ConnectionCheck check(HrmConnection connection, Duration deadline);
}
