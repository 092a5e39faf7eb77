package village.infra.operations;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Prints why the application did not start for a person to read, whatever form the log has. */
public final class PlainReport implements FailureAnalysisReporter {
    @Override
    public void report(FailureAnalysis analysis) {
        System.err.println();
        System.err.println("乡音没有启动 · not started");
        System.err.println();
        System.err.println(analysis.getDescription());
        System.err.println();
        System.err.println(analysis.getAction() == null ? "" : analysis.getAction());
        System.err.println();
    }
}
