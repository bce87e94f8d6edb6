package dev.attendant.speech.freetts;

import com.sun.speech.freetts.FreeTTSSpeakable;
import dev.attendant.speech.Delivery;
import java.io.InputStream;
import org.w3c.dom.Document;

/** A sentence as FreeTTS takes it; over, for FreeTTS, as soon as nobody wants it any more. */
final class SpeakableSentence implements FreeTTSSpeakable {

    private final String text;
    private final Delivery delivery;
    private boolean completed;

    SpeakableSentence(String text, Delivery delivery) {
        this.text = text;
        this.delivery = delivery;
    }

    @Override
    public String getText() {
        return text;
    }

    @Override
    public boolean isPlainText() {
        return true;
    }

    @Override
    public boolean isCompleted() {
        return completed || !delivery.isOpen();
    }

    @Override
    public void completed() {
        completed = true;
    }

    @Override
    public void cancelled() {
        completed = true;
    }

    @Override
    public boolean waitCompleted() {
        return completed;
    }

    @Override
    public void started() {}

    @Override
    public boolean isStream() {
        return false;
    }

    @Override
    public boolean isDocument() {
        return false;
    }

    @Override
    public InputStream getInputStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public Document getDocument() {
        throw new UnsupportedOperationException("plain text");
    }
}
