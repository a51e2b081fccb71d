package dev.countersign.setup.onboarding;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Keeps in the session who is signed in: as plain texts, because a session that is stored as objects is read as objects. */
@Component
final class AdminContexts implements SecurityContextRepository {

    private static final String ACCOUNT = "countersign.account";
    private static final String ACCOUNT_NAME = "countersign.account-name";
    private static final String RETURN_URL = "countersign.return-url";
    private static final String CONFIRMED = "countersign.confirmed-account";

    @Override
    @SuppressWarnings("deprecation") // The interface still asks for it; its other method calls this one late.
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        HttpSession session = holder.getRequest().getSession(false);
        if (session != null
                && session.getAttribute(ACCOUNT) instanceof String account
                && session.getAttribute(ACCOUNT_NAME) instanceof String name
                && session.getAttribute(RETURN_URL) instanceof String returnUrl) {
            Admin admin = new Admin(Long.parseLong(account), name, returnUrl);
            context.setAuthentication(
                    new PreAuthenticatedAuthenticationToken(admin, "", authorities(isConfirmed(session, admin))));
        }
        return context;
    }

    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {
        if (context.getAuthentication() != null && context.getAuthentication().getPrincipal() instanceof Admin admin) {
            HttpSession session = request.getSession(true);
            session.setAttribute(ACCOUNT, admin.getName());
            session.setAttribute(ACCOUNT_NAME, admin.accountName());
            session.setAttribute(RETURN_URL, admin.returnUrl());
        }
    }

    @Override
    public boolean containsContext(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ACCOUNT) != null;
    }

    /** An admin who has not yet said that the account is theirs. */
    static SecurityContext contextOf(Admin admin) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new PreAuthenticatedAuthenticationToken(admin, "", authorities(false)));
        return context;
    }

    /** The admin of this session said that the account is theirs. */
    static void confirm(HttpSession session, Admin admin) {
        session.setAttribute(CONFIRMED, admin.getName());
    }

    static boolean isConfirmed(@Nullable HttpSession session, Admin admin) {
        return session != null && admin.getName().equals(session.getAttribute(CONFIRMED));
    }

    private static List<GrantedAuthority> authorities(boolean confirmed) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        authorities.add(new SimpleGrantedAuthority("ACCOUNT_ADMIN"));
        if (confirmed) {
            authorities.add(new SimpleGrantedAuthority(Admin.CONFIRMED));
        }
        return authorities;
    }
}
