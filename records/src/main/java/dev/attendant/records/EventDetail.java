package dev.attendant.records;

import dev.attendant.conversation.CallEvent;
import dev.attendant.conversation.CallInfo;
import dev.attendant.conversation.Transfer;
import dev.attendant.conversation.TransferOutcome;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** What an event is called in the records, and what is kept of it beside its call and time. */
final class EventDetail {

    private EventDetail() {}

    static String kind(CallEvent event) {
        return switch (event) {
            case CallEvent.Started e -> "started";
            case CallEvent.LineOpened e -> "line-opened";
            case CallEvent.Greeted e -> "greeted";
            case CallEvent.BargedIn e -> "barged-in";
            case CallEvent.Resumed e -> "resumed";
            case CallEvent.TurnTaken e -> "turn-taken";
            case CallEvent.Noted e -> "noted";
            case CallEvent.ToolUsed e -> "tool-used";
            case CallEvent.TransferBegan e -> "transfer-began";
            case CallEvent.TransferEnded e -> "transfer-ended";
            case CallEvent.Failed e -> "failed";
            case CallEvent.MenuOffered e -> "menu-offered";
            case CallEvent.Ended e -> "ended";
        };
    }

    /** What has a table of its own is named here, not repeated. */
    static JsonObject detail(CallEvent event) {
        return switch (event) {
            case CallEvent.Started e -> started(e.info());
            case CallEvent.LineOpened e -> new JsonObject().put("sampleRate", e.sampleRate());
            case CallEvent.Greeted e -> new JsonObject().put("sinceArrivalMs", e.sinceArrival().toMillis());
            case CallEvent.BargedIn e -> new JsonObject().put("heard", e.heard());
            case CallEvent.Resumed e -> new JsonObject();
            case CallEvent.TurnTaken e -> new JsonObject().put("turn", e.turn().number());
            case CallEvent.Noted e -> new JsonObject().put("name", e.name());
            case CallEvent.ToolUsed e -> new JsonObject()
                    .put("tool", e.tool())
                    .put("tookMs", e.took().toMillis())
                    .put("arguments", e.arguments())
                    .put("result", e.result());
            case CallEvent.TransferBegan e -> transfer(e.transfer());
            case CallEvent.TransferEnded e -> transfer(e.transfer()).mergeIn(outcome(e.outcome()));
            case CallEvent.Failed e -> new JsonObject().put("role", e.role()).put("reason", e.reason());
            case CallEvent.MenuOffered e -> new JsonObject();
            case CallEvent.Ended e -> new JsonObject()
                    .put("result", e.result().value())
                    .put("lengthMs", e.length().toMillis());
        };
    }

    private static JsonObject started(CallInfo info) {
        JsonObject arguments = new JsonObject();
        for (Map.Entry<String, String> argument : info.arguments().entrySet()) {
            arguments.put(argument.getKey(), argument.getValue());
        }
        return new JsonObject().put("pbx", info.pbx()).put("scenario", info.scenario()).put("arguments", arguments);
    }

    private static JsonObject transfer(Transfer transfer) {
        return new JsonObject()
                .put("queue", transfer.queue())
                .put("patienceMs", transfer.patience().toMillis())
                .put("summary", transfer.summary());
    }

    private static JsonObject outcome(TransferOutcome outcome) {
        JsonObject detail = new JsonObject().put("outcome", TransferResult.of(outcome).value());
        return switch (outcome) {
            case TransferOutcome.Connected o -> detail.put("agent", o.agent()).put("talkedMs", o.talked().toMillis());
            case TransferOutcome.NoAgents o -> detail;
            case TransferOutcome.TimedOut o -> detail.put("waitedMs", o.waited().toMillis());
            case TransferOutcome.CallerLeft o -> detail;
            case TransferOutcome.Failed o -> detail.put("reason", o.reason());
        };
    }

    /**
     * The detail as JSON of at most so many characters. What is longer becomes {@code {"truncated": "…"}} with
     * the beginning of it.
     */
    static String json(CallEvent event, int length) {
        String whole = detail(event).encode();
        String json = whole;
        for (int kept = length; json.length() > length; kept /= 2) {
            json = new JsonObject().put("truncated", Columns.text(whole, kept)).encode();
        }
        return Columns.text(json, length);
    }
}
