package dev.attendant.server.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/** The same benchmark with different numbers of calls, and then with some between, to find the knee. */
final class CapacityBenchmark {

    /** One run with so many calls. */
    interface Step {

        BenchReport run(int calls) throws IOException, InterruptedException;
    }

    private final Step step;
    private final int searches;

    /** @param searches how many runs to look for the knee with, at most */
    CapacityBenchmark(Step step, int searches) {
        this.step = step;
        this.searches = searches;
    }

    /** The reports by the number of calls. */
    List<BenchReport> run(List<Integer> steps) throws IOException, InterruptedException {
        List<BenchReport> reports = new ArrayList<>();
        for (int calls : steps) {
            add(reports, calls);
        }
        OptionalInt next = Knee.next(reports);
        for (int i = 0; i < searches && next.isPresent(); i++) {
            add(reports, next.getAsInt());
            next = Knee.next(reports);
        }
        return List.copyOf(reports);
    }

    private void add(List<BenchReport> reports, int calls) throws IOException, InterruptedException {
        reports.add(step.run(calls));
        reports.sort(Comparator.comparingInt(report -> report.settings().calls()));
    }
}
