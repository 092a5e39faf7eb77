package village.api.complaint.reading;

import java.util.List;
import java.util.Optional;
import village.api.attachment.Attachment;
import village.api.complaint.Access;
import village.api.complaint.Complaint;
import village.api.complaint.Ending;
import village.api.complaint.Handling;
import village.api.complaint.Intake;
import village.api.complaint.Rating;
import village.api.complaint.Step;
import village.api.complaint.Urging;
import village.api.gate.number.SensitiveNumbers;
import village.api.identity.Actor;
import village.api.place.Grid;

/** What is left of a case for somebody who is neither on the reporter's side nor at work on it. */
final class Outside {
    private static final String NOT_PUBLIC = "（这件事不公开，只能看到进度。）";

    private Outside() {}

    /**
     * A case he may read, or else what whoever has joined it sees: how far it has come. Numbers in its words are masked,
     * however it became public.
     */
    static Complaint of(Actor actor, Complaint complaint, SensitiveNumbers numbers) {
        if (Access.mayReadContent(actor, complaint)) {
            return open(complaint, numbers);
        }
        return Access.mayRead(actor, complaint) ? offered(complaint) : hidden(complaint);
    }

    /** For the Party members it is offered to: enough to tell whether one can do it. */
    private static Complaint offered(Complaint complaint) {
        return left(complaint, complaint.intake().untilTaken().text(), List.of(), complaint.grid());
    }

    /** The time line of such a case: without what was said between the reporter and staff, numbers masked. */
    static List<Step> of(Actor actor, Complaint complaint, List<Step> steps, SensitiveNumbers numbers) {
        return Access.mayReadContent(actor, complaint)
                ? steps.stream().map(step -> open(step, numbers)).toList()
                : List.of();
    }

    /** The case as the reader sees it: whole, as the platform it was sent to, or as the public does. */
    static Complaint shown(Actor actor, Complaint complaint, SensitiveNumbers numbers) {
        if (Access.isOutside(actor, complaint)) {
            return of(actor, complaint, numbers);
        }
        return Access.readsMasked(actor, complaint) ? entrusted(complaint, numbers) : complaint;
    }

    /** Its time line, likewise. */
    static List<Step> shown(Actor actor, Complaint complaint, List<Step> steps, SensitiveNumbers numbers) {
        if (Access.isOutside(actor, complaint)) {
            return of(actor, complaint, steps, numbers);
        }
        return Access.readsMasked(actor, complaint) ? entrusted(steps, numbers) : steps;
    }

    /** The words of a case for the platform that has to do it: all that was said, numbers masked. */
    private static Complaint entrusted(Complaint complaint, SensitiveNumbers numbers) {
        return complaint
                .with(complaint.intake().worded(numbers::masked))
                .with(complaint.deadline().reworded(numbers::masked));
    }

    /** Its time line, likewise. */
    private static List<Step> entrusted(List<Step> steps, SensitiveNumbers numbers) {
        return steps.stream()
                .map(step -> said(step, numbers.masked(step.publicText()), step.attachments()))
                .toList();
    }

    /** Without the exact spot, the number it has elsewhere, and what the reporter wrote beside his stars. */
    private static Complaint open(Complaint complaint, SensitiveNumbers numbers) {
        var intake = complaint.intake();
        return left(complaint, numbers.masked(intake.text()), intake.attachments(), complaint.grid())
                .with(complaint.handling())
                .with(complaint.urging())
                .with(complaint.deadline().reworded(numbers::masked))
                .with(withoutWords(complaint.ending()));
    }

    private static Complaint hidden(Complaint complaint) {
        return left(complaint, NOT_PUBLIC, List.of(), Optional.empty());
    }

    /** Only what has passed the check, and is not part of what is left out. */
    static List<Attachment> files(Complaint shown, List<Step> steps, List<Attachment> files) {
        return files.stream()
                .filter(file -> file.state() == Attachment.State.PASS)
                .filter(file -> shown.intake().attachments().contains(file.id())
                        || steps.stream().anyMatch(step -> step.attachments().contains(file.id())))
                .toList();
    }

    private static Step open(Step step, SensitiveNumbers numbers) {
        var theirs = step.type().betweenThem() || (step.type() == Step.Type.CLOSED && byReporter(step));
        return said(step, theirs ? "" : numbers.masked(step.publicText()), theirs ? List.of() : step.attachments());
    }

    private static Step said(Step step, String text, List<Attachment.Id> attachments) {
        return new Step(
                step.id(),
                step.type(),
                step.at(),
                Optional.empty(),
                step.actorLabel(),
                step.due(),
                text,
                "",
                attachments,
                step.occurred());
    }

    private static boolean byReporter(Step step) {
        return step.actorLabel().equals("本人") || step.actorLabel().equals("家人");
    }

    private static Ending withoutWords(Ending ending) {
        return new Ending(
                ending.answeredAt(),
                ending.verifiedAt(),
                ending.ratedAt(),
                ending.rating().map(given -> new Rating(given.fixed(), given.stars(), "")),
                ending.closedAt(),
                ending.closing(),
                ending.mergedInto(),
                ending.transfer().map(transfer -> transfer.numbered("")),
                ending.reopenings());
    }

    private static Complaint left(
            Complaint complaint, String text, List<Attachment.Id> attachments, Optional<Grid.Id> grid) {
        return new Complaint(
                complaint.id(),
                complaint.village(),
                complaint.version(),
                complaint.ticket(),
                intake(complaint.intake(), text, attachments),
                grid,
                complaint.reporting(),
                complaint.status(),
                Handling.NOBODY,
                complaint.deadline().unasked(),
                Urging.NONE,
                Ending.NONE,
                complaint.published(),
                complaint.supports(),
                complaint.filedAt());
    }

    private static Intake intake(Intake intake, String text, List<Attachment.Id> attachments) {
        return new Intake(
                intake.kind(),
                intake.category(),
                text,
                attachments,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                intake.nameVisibleTo(),
                intake.visibility(),
                intake.aboutStaff(),
                Optional.empty(),
                intake.occurredAt(),
                intake.categorisedAt());
    }
}
