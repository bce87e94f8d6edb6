package dev.attendant.testcalls.caller;

import dev.attendant.testcalls.pbx.Phone;

/** A phone that only knows whether it was hung up. */
final class IdlePhone implements Phone {

    private final long started = System.nanoTime();
    private boolean hungUp;

    boolean isHungUp() {
        return hungUp;
    }

    @Override
    public void hangUp() {
        hungUp = true;
    }

    @Override
    public void press(char digit) {}

    @Override
    public void transmit(boolean on) {}

    @Override
    public long startedNanos() {
        return started;
    }
}
