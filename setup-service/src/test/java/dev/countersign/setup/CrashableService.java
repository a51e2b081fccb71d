package dev.countersign.setup;

import dev.countersign.schemas.register.SchemaRegistration;
import dev.countersign.schemas.secrets.SecretOwners;
import dev.countersign.setup.account.AccessStore;
import dev.countersign.setup.account.HrmConnection;
import dev.countersign.setup.lifecycle.LifeCycle;
import dev.countersign.setup.outbox.OutboxKillPoint;
import dev.countersign.setup.provisioning.KillPoint;
import dev.countersign.setup.provisioning.ProvisioningRequests;
import dev.countersign.setup.secret.SealedSecret;
import dev.countersign.setup.secret.Vault;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.testutil.MockSchemaRegistry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The service as a process of its own that can be killed at a chosen point. It does what its standard input says, so that a test needs no
 * pages: {@code set-up <account> <token>}, {@code rotate <account>}, {@code repair <account>}, {@code disconnect <account>}, {@code arm <point> <account>}.
 */
public final class CrashableService {

    private static final String HRM = "http://127.0.0.1:18090/scim/v2";

    private final ConfigurableApplicationContext context;

    private CrashableService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    public static void main(String[] arguments) throws IOException {
        // In the order of the test's own registry, so that both give the same ids.
        new SchemaRegistration(
                        MockSchemaRegistry.getClientForScope(TestTopics.SCOPE, List.of(new AvroSchemaProvider())))
                .registerAll();
        var service = new CrashableService(
                new SpringApplicationBuilder(SetupServiceApplication.class, KillPoint.class, OutboxKillPoint.class)
                        .run(arguments));
        PrintStream out = System.out;
        out.println("READY");
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            service.execute(line.split(" ", -1));
            out.println("OK " + line.split(" ", -1)[0]);
        }
    }

    private void execute(String[] command) {
        LifeCycle lifeCycle = context.getBean(LifeCycle.class);
        switch (command[0]) {
            case "set-up" -> setUp(Long.parseLong(command[1]), command[2]);
            case "rotate" -> require(lifeCycle.rotateSignKey(Long.parseLong(command[1])));
            case "repair" -> require(lifeCycle.repair(Long.parseLong(command[1])));
            case "disconnect" -> require(lifeCycle.disconnect(Long.parseLong(command[1])));
            case "arm" -> KillPoint.arm(command[1], command[2]);
            case "arm-outbox" -> OutboxKillPoint.arm(command[1], command[2]);
            default -> throw new IllegalArgumentException(command[0]);
        }
    }

    private void setUp(long account, String token) {
        context.getBean(LifeCycle.class).enter(account, "Account of crashes", token, null);
        String owner = SecretOwners.hrmSecret(account, HrmConnection.SCIM, HRM, HrmConnection.BEARER, null, null);
        SealedSecret secret = context.getBean(Vault.class).sealCredential("hrm secret", owner);
        require(context.getBean(AccessStore.class)
                .keepHrm(
                        account, new HrmConnection(HrmConnection.SCIM, HRM, HrmConnection.BEARER, secret, null, null)));
        context.getBean(ProvisioningRequests.class).provision(account, "1");
    }

    private static void require(boolean accepted) {
        if (!accepted) {
            throw new IllegalStateException("The command was not accepted");
        }
    }
}
