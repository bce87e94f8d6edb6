package dev.attendant.models.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attendant.conversation.engine.LanguageModel.Answer;
import dev.attendant.conversation.engine.LanguageModel.Piece;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the conversation relies on with every model. */
public abstract class LanguageModelContract {

    protected static final Duration PATIENCE = Duration.ofSeconds(20);

    /** An answer of the words "It was a pleasure. Goodbye." and then a call of {@code hang_up}. */
    protected abstract Answer goodbye();

    @Test
    void theWordsComeInOrderAndThenTheToolsAndThenTheEnd() throws InterruptedException {
        List<Piece> pieces = all(goodbye());
        assertThat(text(pieces)).isEqualTo("It was a pleasure. Goodbye.");
        assertThat(pieces.stream().filter(Piece.Words.class::isInstance)).hasSizeGreaterThan(1);
        assertThat(pieces.reversed().get(1)).isInstanceOfSatisfying(Piece.UseTool.class, use -> {
            assertThat(use.call().tool()).isEqualTo("hang_up");
            assertThat(use.call().id()).isNotEmpty();
            assertThat(use.call().arguments()).isEmpty();
        });
        assertThat(pieces.getLast()).isInstanceOf(Piece.Done.class);
    }

    @Test
    void afterTheEndThereIsOnlyTheEnd() throws InterruptedException {
        Answer answer = goodbye();
        all(answer);
        assertThat(answer.next(PATIENCE)).isInstanceOf(Piece.Done.class);
        answer.close();
        assertThat(answer.next(PATIENCE)).isInstanceOf(Piece.Done.class);
    }

    @Test
    void nothingComesAfterTheAnswerIsNotWantedAnyMore() throws InterruptedException {
        Answer answer = goodbye();
        assertThat(answer.next(PATIENCE)).isInstanceOf(Piece.Words.class);
        answer.close();
        answer.close();
        assertThat(answer.next(PATIENCE)).isInstanceOf(Piece.Done.class);
        assertThat(answer.next(PATIENCE)).isInstanceOf(Piece.Done.class);
    }

    @Test
    void aThreadThatIsInterruptedDoesNotWait() {
        try (Answer answer = goodbye()) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> answer.next(PATIENCE)).isInstanceOf(InterruptedException.class);
            assertThat(Thread.interrupted()).isFalse();
        }
    }

    /** Up to the last, which is {@code Done} or {@code Failed}. */
    protected static List<Piece> all(Answer answer) throws InterruptedException {
        List<Piece> pieces = new ArrayList<>();
        do {
            pieces.add(answer.next(PATIENCE));
        } while (!(pieces.getLast() instanceof Piece.Done) && !(pieces.getLast() instanceof Piece.Failed));
        return pieces;
    }

    protected static String text(List<Piece> pieces) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Words words) {
                text.append(words.text());
            }
        }
        return text.toString();
    }
}
