package dev.attendant.server.tune;

import dev.attendant.conversation.Utterance;
import dev.attendant.conversation.line.Replay;
import java.time.Duration;

/** Does not care what would have been decided. */
class Nobody implements Replay.Listener {

    @Override
    public void turnOver(Duration length, Duration wait) {}

    @Override
    public void said(Utterance utterance) {}

    @Override
    public void saidNothing() {}

    @Override
    public void stopped() {}

    @Override
    public void resumed() {}

    @Override
    public void interrupted() {}

    @Override
    public void failed(String reason) {}
}
