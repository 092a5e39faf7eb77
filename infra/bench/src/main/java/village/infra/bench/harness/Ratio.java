package village.infra.bench.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The median of paired ratios, with the smallest and the largest. */
public record Ratio(double median, double least, double most) {
    public static Ratio of(List<Sample> ours, List<Sample> theirs, ToDoubleFunction<Sample> figure) {
        var ratios = new ArrayList<Double>();
        for (var round = 0; round < ours.size(); round++) {
            ratios.add(figure.applyAsDouble(ours.get(round)) / figure.applyAsDouble(theirs.get(round)));
        }
        return of(ratios);
    }

    public static Ratio of(List<Double> ratios) {
        var sorted = ratios.stream().sorted().toList();
        return new Ratio(sorted.get(sorted.size() / 2), sorted.get(0), sorted.get(sorted.size() - 1));
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f (%.2f–%.2f)", median, least, most);
    }
}
