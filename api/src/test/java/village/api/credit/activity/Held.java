package village.api.credit.activity;

import static village.api.credit.course.Taught.NOW;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import village.api.credit.Member;
import village.api.credit.activity.Attendance.How;
import village.api.credit.activity.Attendance.State;
import village.api.credit.course.Taught;
import village.api.event.Event;
import village.api.identity.RosterPerson;
import village.api.place.Village;

/** Makes activities and attendances for tests. */
public final class Held {
    private Held() {}

    /** From nine to eleven. */
    public static Activity activity(Village.Id village) {
        return new Activity(
                new Activity.Id(Taught.nextId()),
                village,
                1,
                "重温入党誓词",
                "文化礼堂",
                NOW,
                NOW.plus(Duration.ofHours(2)),
                Taught.person(),
                Optional.empty());
    }

    public static Activity planned(Activities activities, Village.Id village) {
        var activity = activity(village);
        activities
                .add(Taught.once(), activity, activity.told(Taught.nextId(), "planned", activity.author(), NOW))
                .block();
        return activity;
    }

    public static Attendance attendance(Activity activity, Member member, How how, State state) {
        return new Attendance(
                new Attendance.Id(Taught.nextId()),
                activity.id(),
                member,
                1,
                how,
                state,
                how == How.REMOTE ? "视频连线" : "",
                NOW,
                Optional.empty(),
                "");
    }

    public static Event told(Attendance attendance) {
        return attendance.told(Taught.nextId(), NOW);
    }

    public static Member member(Village.Id village) {
        return new Member(village, new RosterPerson.Id(UUID.randomUUID()));
    }
}
