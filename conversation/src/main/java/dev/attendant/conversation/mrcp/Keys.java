package dev.attendant.conversation.mrcp;

import java.time.Duration;
import java.util.Optional;

/** Collects the keys that a caller presses, until there are enough, a {@code #}, or a pause. */
final class Keys {

    private final MrcpChannel channel;
    private final Duration pause;

    Keys(MrcpChannel channel, Duration pause) {
        this.channel = channel;
        this.pause = pause;
    }

    /** All of them, without a {@code #} that ends them. Blocks. */
    String collect(char first, int wanted) {
        StringBuilder keys = new StringBuilder().append(first);
        while (keys.length() < wanted) {
            Optional<Character> next = channel.nextKey(pause);
            if (next.isEmpty() || next.get() == '#') {
                break;
            }
            keys.append(next.get());
        }
        return keys.toString();
    }

    /** The same of keys that the recogniser has collected. */
    static String of(String keys) {
        return keys.length() > 1 && keys.endsWith("#") ? keys.substring(0, keys.length() - 1) : keys;
    }
}
