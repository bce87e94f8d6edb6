package dev.attendant.testcalls.freeswitch;

import dev.attendant.testcalls.pbx.CallEnd;

/** One end of a {@link LoopbackLeg}: nobody holds it like a phone. On the call's event loop. */
final class LoopbackEnd implements Channel.Owner {

    private final long startedNanos = System.nanoTime();
    private final Runnable onHungUp;

    LoopbackEnd(Runnable onHungUp) {
        this.onHungUp = onHungUp;
    }

    @Override
    public void hungUp(CallEnd by) {
        onHungUp.run();
    }

    @Override
    public void wentOn(CallEnd end) {
        onHungUp.run();
    }

    @Override
    public void connectionGone() {}

    @Override
    public void failed(RuntimeException reason) {
        throw reason;
    }

    @Override
    public void hangUp() {
        onHungUp.run();
    }

    @Override
    public void press(char digit) {}

    @Override
    public void transmit(boolean on) {}

    @Override
    public long startedNanos() {
        return startedNanos;
    }
}
