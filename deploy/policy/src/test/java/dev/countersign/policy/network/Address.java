package dev.countersign.policy.network;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Another side that a setting names. */
record Address(String host, int port) {

    /** {@code http://host:port}, {@code jdbc:postgresql://host}. */
    private static final Pattern URL = Pattern.compile("(https?|jdbc:postgresql)://([A-Za-z0-9.-]+)(?::(\\d+))?.*");
    /** {@code host:port,host:port}, as Kafka's brokers are written. */
    private static final Pattern HOSTS = Pattern.compile("[A-Za-z0-9.-]+:\\d+(,[A-Za-z0-9.-]+:\\d+)*");

    /** Those in a setting's value, none when it is no address. */
    static List<Address> in(String value) {
        Matcher url = URL.matcher(value);
        if (url.matches()) {
            String port = url.group(3);
            return List.of(new Address(url.group(2), port == null ? usualPort(url.group(1)) : Integer.parseInt(port)));
        }
        List<Address> addresses = new ArrayList<>();
        if (HOSTS.matcher(value).matches()) {
            for (String each : value.split(",", -1)) {
                int colon = each.lastIndexOf(':');
                addresses.add(new Address(each.substring(0, colon), Integer.parseInt(each.substring(colon + 1))));
            }
        }
        return addresses;
    }

    /** In this namespace: the name of a Service alone. */
    boolean isNeighbour() {
        return !host.contains(".") && !isThisPod();
    }

    boolean isThisPod() {
        return host.equals("localhost") || host.startsWith("127.");
    }

    /** In another namespace of the cluster: {@code service.namespace}, with or without the cluster's own ending. */
    boolean isInCluster() {
        return host.matches("[a-z0-9-]+\\.[a-z0-9-]+(\\.svc(\\.cluster\\.local)?)?");
    }

    String namespace() {
        return host.split("\\.", -1)[1];
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }

    private static int usualPort(String scheme) {
        return switch (scheme) {
            case "https" -> 443;
            case "http" -> 80;
            default -> 5432;
        };
    }
}
