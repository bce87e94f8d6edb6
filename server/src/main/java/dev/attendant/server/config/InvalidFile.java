package dev.attendant.server.config;

import java.util.List;

/** A file that an operator wrote is wrong. Each problem is a line for the operator: file, line, key, remedy. */
public final class InvalidFile extends RuntimeException {

    private final List<String> problems;

    public InvalidFile(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
