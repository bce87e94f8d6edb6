package dev.attendant.conversation.engine;

import dev.attendant.conversation.scenario.ToolSpec;
import io.vertx.core.json.JsonObject;

/** Uses the tools that scenarios bring. */
public interface ToolRunner {

    /** Uses one, and waits on the calling (virtual) thread for its answer or its time-out. Does not throw. */
    Result run(ToolSpec tool, JsonObject arguments);

    /**
     * @param ok    whether the tool did it
     * @param value what it returned; when it failed, why, under {@code error}
     */
    record Result(boolean ok, JsonObject value) {

        public static Result failed(String reason) {
            return new Result(false, new JsonObject().put("error", reason));
        }
    }
}
