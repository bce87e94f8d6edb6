package dev.attendant.server.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What the trials of a role's engines found. A failure is told when all were tried: it is only a warning where another
 * engine of the role does the same.
 */
final class RoleFindings {

    private record Failure(String what, Finding finding) {}

    private final Consumer<Finding> found;
    private final Set<String> done = new HashSet<>();
    private final List<Failure> failures = new ArrayList<>();

    RoleFindings(Consumer<Finding> found) {
        this.found = found;
    }

    /** @param what one of the things that an engine of the role has to do, such as to speak for a scenario */
    void done(String what, Finding finding) {
        done.add(what);
        found.accept(finding);
    }

    void failed(String what, String subject, String text, String remedy) {
        failures.add(new Failure(what, Finding.fail(subject, text, remedy)));
    }

    /** The engine does nothing at all. */
    void failed(String subject, String text, String remedy) {
        failures.add(new Failure("", Finding.fail(subject, text, remedy)));
    }

    void tell() {
        for (Failure failure : failures) {
            boolean made = failure.what().isEmpty() ? !done.isEmpty() : done.contains(failure.what());
            Finding finding = failure.finding();
            found.accept(made
                    ? Finding.warn(finding.subject(), finding.text() + "; another engine takes over", finding.remedy())
                    : finding);
        }
    }
}
