package dev.countersign.sync.hrm;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Ports for tests of other packages. */
public final class Ports {

    private Ports() {}

    /** Knows the attributes that a SCIM server has, and connects to nothing. */
    public static HrmPort scimLike() {
        return new HrmPort(List.of(new HrmAdapter() {
            @Override
            public String kind() {
                return "scim";
            }

            @Override
            public Set<String> attributes() {
                return Set.of(
                        "birthDate",
                        "address",
                        "manager",
                        "title",
                        "department",
                        "email",
                        "phone",
                        "employeeNumber",
                        "contractId",
                        "contractStatus",
                        "contractSignedAt",
                        "contractLink",
                        "employmentStartDate",
                        "employmentEndDate",
                        "active");
            }

            @Override
            public String path(String attribute) {
                return "path:" + attribute;
            }

            @Override
            public HrmDirectory connect(HrmConnection connection) {
                throw new HrmException.Rejected("Not connected");
            }

            @Override
            public ConnectionCheck check(HrmConnection connection, Duration deadline) {
                throw new HrmException.Rejected("Not connected");
            }
        }));
    }
}
