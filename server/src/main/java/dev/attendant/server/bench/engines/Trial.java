package dev.attendant.server.bench.engines;

/** Asks an engine, one request after the other. Run on a virtual thread, as a call's conversation is. */
interface Trial extends AutoCloseable {

    /** One request that is answered to its end. */
    void request(Figures figures) throws InterruptedException;

    /** One that is cancelled when the answer has begun, or when it is waited for if it comes as a whole. */
    void cancel(Figures figures) throws InterruptedException;

    @Override
    void close();
}
