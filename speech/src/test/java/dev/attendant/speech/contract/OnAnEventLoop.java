package dev.attendant.speech.contract;

import io.vertx.core.Vertx;
import org.junit.jupiter.api.AfterEach;

/** With event loops for the calls. */
public abstract class OnAnEventLoop {

    protected final Vertx vertx = Vertx.vertx();

    @AfterEach
    void closeTheLoops() {
        vertx.close();
    }
}
