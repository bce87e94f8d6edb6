package dev.attendant.conversation;

/** Is told what happens in calls. Called on event loops and on calls' virtual threads: it must not block or throw. */
@FunctionalInterface
public interface CallListener {

    void on(CallEvent event);

    /** Tells both, this one first. */
    default CallListener and(CallListener other) {
        return event -> {
            on(event);
            other.on(event);
        };
    }
}
