package dev.attendant.server.config;

import dev.attendant.conversation.peer.PeerList;
import java.util.List;

/**
 * A network in CIDR notation (RFC 4632, RFC 4291), such as {@code 127.0.0.0/8}; an address alone is a network of
 * one. It is kept as it was written: {@link PeerList} reads it.
 */
public record Cidr(String text) {

    /** @throws IllegalArgumentException when it is none */
    public Cidr {
        PeerList.of(List.of(text));
    }

    static Cidr parse(String text) {
        return new Cidr(text.trim());
    }

    @Override
    public String toString() {
        return text;
    }
}
