package dev.countersign.sync.console;

import dev.countersign.operators.OperatorRights;
import dev.countersign.sync.review.Reviews;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What every page shows. */
@ControllerAdvice(basePackageClasses = PageModel.class)
class PageModel {

    /** What the outcome of an action says on the next page, by the word in its address. */
    private static final Map<String, String> DONE = Map.ofEntries(
            Map.entry("replayed", "The contract is synced now."),
            Map.entry("replayed-many", "The contracts are replayed one after another."),
            Map.entry("given_up", "Given up: nobody tries it any more, until something happens to it."),
            Map.entry("nothing", "Nothing was done: what was chosen no longer waits."),
            Map.entry("decided", "Decided. The contract is synced now."),
            Map.entry("outdated", "Nothing was done: another value is proposed by now, or nothing waits any more."),
            Map.entry("comment", "Nothing was done: say in the comment why."),
            Map.entry("choose", "Nothing was done: choose contracts, an account or an outcome first."),
            Map.entry("started", "Reconciliation is started."),
            Map.entry("resumed", "The account works again."),
            Map.entry("requested", "The contract is requested. This page shows how far it is."),
            Map.entry("requested-before", "This was requested before: here is what became of it."),
            Map.entry("retried", "The request is tried again now."),
            Map.entry("request_given_up", "The request is given up."),
            Map.entry("too-late", "Nothing was done: the request has its result, or is worked on at this moment."));

    private final Times times;
    private final Reviews reviews;

    PageModel(Times times, Reviews reviews) {
        this.times = times;
        this.reviews = reviews;
    }

    @ModelAttribute("times")
    Times times() {
        return times;
    }

    @ModelAttribute("signedIn")
    @Nullable String signedIn(@Nullable Authentication who) {
        return who == null ? null : who.getName();
    }

    @ModelAttribute("mayAct")
    boolean mayAct(@Nullable Authentication who) {
        return who != null
                && who.getAuthorities().stream()
                        .anyMatch(right -> OperatorRights.OPERATOR.equals(right.getAuthority()));
    }

    @ModelAttribute("openReviews")
    long openReviews(@Nullable Authentication who) {
        return who == null ? 0 : reviews.open(null);
    }

    @ModelAttribute("notice")
    @Nullable String notice(@RequestParam(name = "done", required = false) @Nullable String done) {
        return done == null ? null : DONE.get(done);
    }
}
