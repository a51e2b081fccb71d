package dev.countersign.sandbox.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A customer of Oneflow: users, one workspace, and whether our extension is enabled. */
public final class Account {

    private final long id;
    private final String name;
    private final String countryCode;
    private final String registrationNumber;
    private final Instant createdTime;
    private final long workspaceId;
    private final List<User> users = new ArrayList<>();
    private final Extension extension = new Extension();

    public Account(long id, String name, String countryCode, Instant createdTime, long workspaceId, User admin) {
        this.id = id;
        this.name = name;
        this.countryCode = countryCode;
        this.registrationNumber = "55" + String.format("%04d", id % 10_000) + "-" + String.format("%04d", id % 9_973);
        this.createdTime = createdTime;
        this.workspaceId = workspaceId;
        users.add(admin);
    }

    public void add(User user) {
        users.add(user);
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String countryCode() {
        return countryCode;
    }

    public String registrationNumber() {
        return registrationNumber;
    }

    public Instant createdTime() {
        return createdTime;
    }

    public long workspaceId() {
        return workspaceId;
    }

    public User admin() {
        return users.getFirst();
    }

    public List<User> users() {
        return List.copyOf(users);
    }

    public Optional<User> activeUser(String email) {
        return users.stream()
                .filter(user -> user.active() && user.email().equalsIgnoreCase(email))
                .findFirst();
    }

    public Extension extension() {
        return extension;
    }
}
