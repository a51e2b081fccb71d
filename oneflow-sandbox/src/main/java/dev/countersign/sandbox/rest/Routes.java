package dev.countersign.sandbox.rest;

import dev.countersign.sandbox.faults.CallFault;
import dev.countersign.sandbox.http.Call;
import dev.countersign.sandbox.http.Reply;
import dev.countersign.sandbox.http.Router;
import dev.countersign.sandbox.state.World;

/** Registers REST handlers behind the gate; each runs while the world is locked, so that one call is one step. */
final class Routes {

    private final Router router;
    private final ApiGate gate;
    private final World world;

    Routes(Router router, ApiGate gate, World world) {
        this.router = router;
        this.gate = gate;
        this.world = world;
    }

    void on(String method, String pattern, Resource resource) {
        router.on(method, "/v1" + pattern, call -> {
            CallFault fault = gate.faultOf(method + " " + pattern);
            Caller caller = gate.admit(call, fault);
            return gate.release(world.exclusively(() -> resource.handle(call, caller)), fault);
        });
    }

    /** Answers an authenticated call. */
    @FunctionalInterface
    interface Resource {
        Reply handle(Call call, Caller caller);
    }
}
