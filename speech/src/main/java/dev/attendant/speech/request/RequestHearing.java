package dev.attendant.speech.request;

import dev.attendant.conversation.engine.Recognizer.Listener;
import dev.attendant.speech.remote.OpenHearings;
import dev.attendant.speech.remote.ReportedHearing;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * An utterance heard by one request. The request is made when the caller pauses: if they have finished, its answer is
 * the result, most often before the pause is long enough to be the end; if they go on, it is dropped, and the whole is
 * asked for at the next pause.
 */
final class RequestHearing extends ReportedHearing {

    /** Less (100 ms) is no word; OpenAI refuses it. */
    private static final int LEAST_PER_SECOND = 10;

    private final UtteranceSamples samples;
    private final int sampleRate;
    private final Function<BiConsumer<Request, Asked>, Request> requests;
    private final Function<short[], Question> questions;
    private final OpenHearings open;
    private final SpeechAfterPause speech = new SpeechAfterPause();

    private Optional<Request> request = Optional.empty();
    private Optional<Asked> answer = Optional.empty();
    private boolean finished;

    RequestHearing(UtteranceSamples samples, int sampleRate, Function<BiConsumer<Request, Asked>, Request> requests,
            Function<short[], Question> questions, OpenHearings open, Listener listener) {
        super(listener);
        this.samples = samples;
        this.sampleRate = sampleRate;
        this.requests = requests;
        this.questions = questions;
        this.open = open;
    }

    @Override
    public void audio(short[] more) {
        step(() -> {
            if (finished) {
                return;
            }
            speech.frame(more);
            if (speech.wentOn() && !isRefused()) {
                forget();
            }
            if (!samples.add(more)) {
                // what came so far is what is heard
                finish();
            }
        });
    }

    @Override
    public void pause() {
        step(() -> {
            if (!finished && !isRefused()) {
                forget();
                speech.pause();
                ask();
            }
        });
    }

    @Override
    public void finish() {
        step(() -> {
            if (finished) {
                return;
            }
            finished = true;
            if (answer.isPresent()) {
                conclude(answer.get());
            } else if (request.isEmpty()) {
                ask();
            }
        });
    }

    private void ask() {
        if (samples.length() < sampleRate / LEAST_PER_SECOND) {
            answered(new Asked.Answered(Transcript.NOTHING));
            return;
        }
        Request asking = requests.apply((from, asked) -> step(() -> {
            // one that was dropped may have been about to tell
            if (request.filter(current -> current == from).isPresent()) {
                answered(asked);
            }
        }));
        request = Optional.of(asking);
        asking.send(questions.apply(samples.all()));
    }

    private void answered(Asked asked) {
        request = Optional.empty();
        if (finished) {
            conclude(asked);
        } else if (asked instanceof Asked.Answered heard) {
            answer = Optional.of(asked);
            partial(heard.transcript().words());
        } else if (asked instanceof Asked.Failed failed && failed.lasting()) {
            answer = Optional.of(asked);
        }
        // else it is asked again at the end
    }

    private void conclude(Asked asked) {
        switch (asked) {
            case Asked.Answered heard -> result(heard.transcript().words(), heard.transcript().confidence());
            case Asked.Failed failed -> failed(failed.reason());
        }
    }

    private boolean isRefused() {
        return answer.filter(Asked.Failed.class::isInstance).isPresent();
    }

    private void forget() {
        request.ifPresent(Request::drop);
        request = Optional.empty();
        answer = Optional.empty();
    }

    @Override
    protected void free() {
        open.remove(this);
        request.ifPresent(Request::drop);
        request = Optional.empty();
    }
}
