package dev.attendant.server.config;

/** Where to connect: {@code 10.0.0.5:9092}, {@code attendant.lan:9092}, {@code [::1]:9092}. */
public record HostPort(String host, int port) {

    private static final String HOST = "[A-Za-z0-9]([A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]{2,45}\\]";

    /** @throws IllegalArgumentException when it is none */
    public static HostPort parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1 || !text.substring(0, colon).matches(HOST) || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("not HOST:PORT: " + text);
        }
        int port = Integer.parseInt(text.substring(colon + 1));
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("no such port: " + port);
        }
        return new HostPort(text.substring(0, colon), port);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
