package dev.attendant.server.config;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.attendant.conversation.scenario.Example.Then;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A scenario as its file has it; what the file leaves out is null. Only {@link ScenarioReader} looks at it. */
record ScenarioFile(
        String name,
        String language,
        String voice,
        boolean record,
        LineWord line,
        UniMrcpFile unimrcp,
        String greeting,
        String persona,
        Map<String, List<String>> slots,
        List<ExampleFile> examples,
        List<ToolFile> tools,
        HandoverFile handover,
        TextsFile texts) {

    enum LineWord { STREAMED, UNIMRCP }

    record UniMrcpFile(
            String profile,
            String voice,
            String language,
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> grammar,
            Boolean bargeIn,
            Duration longest) {

        static final UniMrcpFile NONE = new UniMrcpFile(null, null, null, null, null, null);
    }

    record ExampleFile(
            String name,
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> after,
            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> phrases,
            String digits,
            String answer,
            UseToolFile tool,
            String failed,
            Then then,
            String menu) {}

    record UseToolFile(String name, Map<String, String> arguments) {}

    record ToolFile(
            String name, String purpose, Map<String, String> parameters, String method, String url, Duration timeout) {}

    record HandoverFile(String queue, Duration patience, Integer afterUnclear, String key) {}

    record TextsFile(
            List<String> silence,
            String offerPerson,
            String unclear,
            List<String> fillers,
            String hold,
            String handover,
            String nobody,
            String failure,
            String goodbye,
            MenuFile menu) {

        static final TextsFile NONE = new TextsFile(null, null, null, null, null, null, null, null, null, null);
    }

    record MenuFile(String opening, String entry, String person) {

        static final MenuFile NONE = new MenuFile(null, null, null);
    }
}
