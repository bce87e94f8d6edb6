package dev.attendant.speech.openai;

import dev.attendant.conversation.audio.Wav;
import dev.attendant.testcalls.service.FakeExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a form as RFC 7578 writes it. @param fields by their names, as ISO 8859-1 @param heads of the parts */
record FormParts(Map<String, String> fields, Map<String, String> heads) {

    static FormParts of(FakeExchange request) {
        String type = request.header("content-type");
        String boundary = "--" + type.substring(type.indexOf("boundary=") + "boundary=".length());
        String body = new String(request.bytes(), StandardCharsets.ISO_8859_1);
        Map<String, String> fields = new LinkedHashMap<>();
        Map<String, String> heads = new LinkedHashMap<>();
        int at = body.indexOf(boundary) + boundary.length();
        while (!body.startsWith("--", at)) {
            int end = body.indexOf("\r\n" + boundary, at);
            String part = body.substring(at + 2, end);
            int blank = part.indexOf("\r\n\r\n");
            String head = part.substring(0, blank);
            String name = head.replaceAll("(?s).*?name=\"([^\"]*)\".*", "$1");
            fields.put(name, part.substring(blank + 4));
            heads.put(name, head);
            at = end + 2 + boundary.length();
        }
        return new FormParts(fields, heads);
    }

    Wav sound() {
        try {
            byte[] file = fields.get("file").getBytes(StandardCharsets.ISO_8859_1);
            return Wav.read(new ByteArrayInputStream(file), "the file of the form");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
