package dev.countersign.setup.lifecycle;

import dev.countersign.setup.account.SignKeyStore;
import dev.countersign.setup.provisioning.ProvisioningRequests;
import dev.countersign.setup.work.RecurringWork;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Replaces sign keys that have become old, a few accounts a minute, and forgets those that verify nothing any more. */
@Configuration(proxyBeanMethods = false)
class SignKeyRotation {

    private static final Logger LOG = LoggerFactory.getLogger(SignKeyRotation.class);
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    /** 10,000 accounts whose keys are due at once, because the property was changed, take eight hours. */
    private static final int ROTATIONS_A_TURN = 20;

    private static final int ENDPOINTS_A_TURN = 200;

    @Bean
    RecurringWork signKeyRotationWork(SignKeyStore signKeys, ProvisioningRequests provisioning) {
        return new RecurringWork("sign-key-rotation", INTERVAL, () -> turn(signKeys, provisioning));
    }

    static void turn(SignKeyStore signKeys, ProvisioningRequests provisioning) {
        List<Long> due = signKeys.accountsToRotate(ROTATIONS_A_TURN);
        long started = due.stream().filter(provisioning::rotateSignKey).count();
        int forgotten = signKeys.forgetEnded(ENDPOINTS_A_TURN);
        if (started > 0 || forgotten > 0) {
            LOG.atInfo()
                    .addKeyValue("rotations", started)
                    .addKeyValue("endpoints_with_ended_keys", forgotten)
                    .log("Sign keys were looked after");
        }
    }
}
