package dev.attendant.server.config;

import java.util.regex.Pattern;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * A network in CIDR notation (RFC 4632, RFC 4291), such as {@code 127.0.0.0/8}; an address alone is a network of
 * one. Never asks a name server.
 */
public record Cidr(String text) {

    private static final Pattern IPV4 = Pattern.compile("(?:[0-9]{1,3}\\.){3}[0-9]{1,3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F.]*:[0-9a-fA-F:.]+");

    /** @throws IllegalArgumentException when it is none */
    public static Cidr parse(String text) {
        Cidr cidr = new Cidr(text.trim());
        cidr.prefix();
        return cidr;
    }

    public boolean contains(InetAddress address) {
        byte[] network = address().getAddress();
        byte[] other = address.getAddress();
        if (network.length != other.length) {
            return false;
        }
        int whole = prefix() / 8;
        int rest = prefix() % 8;
        return Arrays.equals(network, 0, whole, other, 0, whole)
                && (rest == 0 || (network[whole] ^ other[whole]) >> (8 - rest) == 0);
    }

    private InetAddress address() {
        String address = text.contains("/") ? text.substring(0, text.indexOf('/')) : text;
        if (!IPV4.matcher(address).matches() && !IPV6.matcher(address).matches()) {
            throw new IllegalArgumentException("not an address: " + text);
        }
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address: " + text, e);
        }
    }

    private int prefix() {
        int most = address().getAddress().length * 8;
        int prefix = text.contains("/") ? Integer.parseInt(text.substring(text.indexOf('/') + 1)) : most;
        if (prefix < 0 || prefix > most) {
            throw new IllegalArgumentException("prefix must be from 0 to " + most);
        }
        return prefix;
    }

    @Override
    public String toString() {
        return text;
    }
}
