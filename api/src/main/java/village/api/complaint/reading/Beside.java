package village.api.complaint.reading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import village.api.complaint.Complaint;
import village.api.complaint.Status;
import village.api.complaint.Ticket;
import village.api.complaint.handling.Handlers;
import village.api.complaint.voice.ReadRecordings;
import village.api.gate.number.SensitiveNumbers;

/**
 * What a reader sees beside the case itself.
 *
 * @param recordings what was said, as far as the reader may hear or read it
 * @param mergedInto where a merged case goes on
 * @param assistants who helps; those who have left the staff are missing
 * @param claimant the Party member who took it, named for those who work on the case only
 * @param takenBack of a merged case whose reporter's side took it back, one sentence: who did, as the reader stands to it
 * @param reopenUntil the last moment in which the reporter may have it taken up again
 */
public record Beside(
        List<ReadRecordings.Recording> recordings,
        Optional<Onward> mergedInto,
        Optional<String> takenBack,
        List<Handlers.Handler> assistants,
        Optional<String> claimant,
        Optional<Instant> reopenUntil) {

    public Beside {
        recordings = List.copyOf(recordings);
        assistants = List.copyOf(assistants);
    }

    /** As whoever is outside sees it: numbers in the other case's answer and in what was said masked. */
    Beside masked(SensitiveNumbers numbers) {
        var said = recordings.stream()
                .map(recording -> recording.worded(numbers::masked))
                .toList();
        return with(said, mergedInto.map(other -> other.masked(numbers)));
    }

    /** As whoever brought the merged case sees it: what another was asked may hold numbers that are none of his business. */
    Beside discreet(SensitiveNumbers numbers) {
        return with(recordings, mergedInto.map(other -> other.discreet(numbers)));
    }

    private Beside with(List<ReadRecordings.Recording> said, Optional<Onward> told) {
        return new Beside(said, told, takenBack, assistants, claimant, reopenUntil);
    }

    /**
     * How far the case has come that another was merged into. No names. Missing when it is about staff and so none of the
     * reader's business.
     *
     * @param answer what was answered to its reporter; empty before an answer, and for whoever neither brought the
     *     merged case nor may read this one
     * @param asked what is asked and until when it is waited for, for whoever brought the merged case: he may know it as
     *     well as the other's reporter; else empty
     */
    public record Onward(Complaint.Id id, Ticket ticket, Status status, String answer, String asked) {
        private Onward masked(SensitiveNumbers numbers) {
            return new Onward(id, ticket, status, numbers.masked(answer), numbers.masked(asked));
        }

        private Onward discreet(SensitiveNumbers numbers) {
            return new Onward(id, ticket, status, answer, numbers.masked(asked));
        }
    }
}
