package dev.attendant.conversation.line;

import java.util.Optional;

/** Collects the digits that a caller presses, until there are enough, a {@code #}, or a pause. */
final class Keypad {

    private final int pauseFrames;
    private final StringBuilder digits = new StringBuilder();
    private int silentFrames;

    Keypad(int pauseFrames) {
        this.pauseFrames = pauseFrames;
    }

    /**
     * @param wanted how many digits are wanted at most
     * @return all of them, once they are complete
     */
    Optional<String> press(char digit, int wanted) {
        silentFrames = 0;
        boolean terminated = digit == '#' && !digits.isEmpty();
        if (!terminated) {
            digits.append(digit);
        }
        return terminated || digits.length() >= wanted ? take() : Optional.empty();
    }

    /** 20 ms have passed. Returns the digits when the pause after them was long enough. */
    Optional<String> frame() {
        return hasDigits() && ++silentFrames >= pauseFrames ? take() : Optional.empty();
    }

    boolean hasDigits() {
        return !digits.isEmpty();
    }

    void clear() {
        digits.setLength(0);
    }

    private Optional<String> take() {
        String all = digits.toString();
        clear();
        return Optional.of(all);
    }
}
