package dev.attendant.server.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attendant.conversation.Turn;
import dev.attendant.records.CallDetails;
import dev.attendant.records.CallRow;
import dev.attendant.records.TransferResult;
import dev.attendant.records.TurnRow;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Locale;

/** JSON on one line, harmless also on a terminal: all that is not ASCII is escaped. Times are UTC (ISO 8601). */
final class CallJson {

    static final JsonMapper MAPPER = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private CallJson() {}

    static String line(CallRow call) {
        return write(node(call));
    }

    static String line(CallDetails details, boolean events) {
        ObjectNode node = node(details.call());
        var turns = node.putArray("turns");
        details.turns().forEach(turn -> turns.add(node(turn)));
        var notes = node.putArray("notes");
        details.notes().forEach(note -> notes.addObject()
                .put("at", note.at().toString()).put("name", note.name()).put("value", note.value()));
        if (events) {
            var all = node.putArray("events");
            details.events().forEach(event -> all.addObject()
                    .put("at", event.at().toString()).put("kind", event.kind())
                    .set("detail", tree(event.detail())));
        }
        return write(node);
    }

    private static ObjectNode node(CallRow call) {
        ObjectNode node = MAPPER.createObjectNode()
                .put("id", call.id().toString())
                .put("pbx", call.pbx())
                .put("pbxCallId", call.pbxCallId())
                .put("scenario", call.scenario())
                .put("callerNumber", call.callerNumber())
                .put("callerName", call.callerName())
                .put("dialled", call.dialled())
                .put("arrivedAt", call.arrivedAt().toString())
                .put("endedAt", call.endedAt().map(Instant::toString).orElse(null))
                .put("result", call.result().value())
                .put("lengthMs", call.length().toMillis())
                .put("summary", call.summary())
                .put("recording", call.recording().map(Object::toString).orElse(null));
        call.transfer().ifPresent(transfer -> node.putObject("transfer")
                .put("queue", transfer.queue())
                .put("result", transfer.result().map(TransferResult::value).orElse(null))
                .put("agent", transfer.agent())
                .put("talkedMs", transfer.talked().toMillis()));
        return node;
    }

    private static ObjectNode node(TurnRow row) {
        Turn turn = row.turn();
        return MAPPER.createObjectNode()
                .put("number", turn.number())
                .put("at", row.at().toString())
                .put("speaker", turn.speaker().name().toLowerCase(Locale.ROOT))
                .put("text", turn.text())
                .put("heard", turn.heard())
                .put("latencyMs", turn.latency().toMillis())
                .put("confidence", turn.confidence());
    }

    private static JsonNode tree(JsonObject detail) {
        try {
            return MAPPER.readTree(detail.encode());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String write(JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
