package village.api.evidence.checkpoint;

import java.time.Duration;

class InMemoryAlarmsTest implements AlarmsContract {
    private final InMemoryAlarms here = new InMemoryAlarms();

    @Override
    public Alarms here() {
        return here;
    }

    @Override
    public Alarms beside(Duration patience) {
        return here.beside(patience);
    }
}
