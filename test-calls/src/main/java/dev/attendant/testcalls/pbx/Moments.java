package dev.attendant.testcalls.pbx;

import io.vertx.core.Future;
import io.vertx.core.Promise;

import java.util.EnumMap;
import java.util.Map;

/** Tells those who wait for a moment of a call. */
public final class Moments {

    private final Map<CallMoment, Promise<Void>> promises = new EnumMap<>(CallMoment.class);

    public Moments() {
        for (CallMoment moment : CallMoment.values()) {
            promises.put(moment, Promise.promise());
        }
    }

    public Future<Void> future(CallMoment moment) {
        return promises.get(moment).future();
    }

    public void reached(CallMoment moment) {
        promises.get(moment).tryComplete();
    }

    /** What has not been reached never will be. */
    public void over() {
        promises.forEach((moment, promise) -> promise.tryFail("The call ended without the moment " + moment));
    }
}
