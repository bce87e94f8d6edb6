package dev.attendant.server.contract;

import dev.attendant.conversation.CallHandler;
import dev.attendant.conversation.CallResult;
import dev.attendant.conversation.PhoneCall;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Hands each call to the script that a test has for its caller's number, on the call's virtual thread. */
final class ScriptedCalls implements CallHandler {

    /** What a test does with a call. */
    @FunctionalInterface
    interface Script<T> {

        T run(PhoneCall call) throws Exception;
    }

    private record Expected<T>(Script<T> script, CompletableFuture<T> result) {

        void play(PhoneCall call) {
            try {
                result.complete(script.run(call));
            } catch (RuntimeException | Error e) {
                result.completeExceptionally(e);
                throw e;
            } catch (Exception e) {
                result.completeExceptionally(e);
                throw new IllegalStateException(e);
            }
        }
    }

    private final Map<String, Expected<?>> scripts = new ConcurrentHashMap<>();

    /** The next call from this number is the script's; what comes of it completes the future. */
    <T> CompletableFuture<T> expect(String number, Script<T> script) {
        CompletableFuture<T> result = new CompletableFuture<>();
        scripts.put(number, new Expected<>(script, result));
        return result;
    }

    @Override
    public void take(PhoneCall call) {
        Expected<?> expected = scripts.remove(call.info().callerNumber());
        if (expected == null) {
            call.release(CallResult.REFUSED);
        } else {
            expected.play(call);
        }
    }
}
