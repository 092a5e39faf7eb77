package village.api.complaint.intake;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import village.api.complaint.Complaint;
import village.api.complaint.Intake;
import village.api.complaint.catalogue.Category;
import village.api.complaint.handling.Handlers;
import village.api.complaint.handling.Handlers.Handler;
import village.api.identity.Role;

/**
 * Where a new case goes.
 *
 * @param handler who gets it at once; empty while somebody has to choose
 * @param told who is told, then, that it waits
 */
record Route(Optional<Handler> handler, Role told) {
    private static final Route DISPATCHER = new Route(Optional.empty(), Role.DISPATCHER);

    /**
     * By its category and its grid. What villagers bring without a category is for the grid worker of the place; without
     * one, staff and platforms leave it to the dispatcher, as a category without a role does, and a place outside every
     * grid. Where several could have it, they are told. What is about staff is nobody's in the village.
     */
    static Route of(Complaint complaint, Optional<Category> category, List<Handler> staff) {
        var wanted = category.isPresent()
                ? category.flatMap(Category::handlerRole)
                : Optional.of(Role.GRID_WORKER).filter(any -> selfService(complaint));
        if (complaint.intake().aboutStaff() || wanted.isEmpty()) {
            return DISPATCHER;
        }
        var fitting = staff.stream()
                .filter(handler -> handler.role() == wanted.get())
                .filter(handler -> Handlers.fits(staff, handler.person(), complaint));
        if (wanted.get() != Role.GRID_WORKER) {
            var all = fitting.toList();
            return new Route(all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty(), wanted.get());
        }
        return complaint.grid().isEmpty()
                ? DISPATCHER
                : new Route(fitting.filter(looksAfter(complaint)).findFirst(), Role.CADRE);
    }

    /**
     * The same for what is only spoken: by whoever may not hear its reporter it could neither be heard nor read, so it is
     * left to the dispatcher, who writes it down.
     */
    static Route ofSpoken(Complaint complaint, Optional<Category> category, List<Handler> staff) {
        var route = of(complaint, category, staff);
        var role = route.handler().map(Handler::role).orElse(route.told());
        var heard = complaint.intake().nameVisibleTo() == Intake.NameVisibleTo.HANDLERS || role.above();
        return heard ? route : DISPATCHER;
    }

    private static Predicate<Handler> looksAfter(Complaint complaint) {
        return handler -> complaint.grid().filter(handler.grids()::contains).isPresent();
    }

    private static boolean selfService(Complaint complaint) {
        var source = complaint.reporting().source();
        return !source.registered() && !source.handedOver();
    }
}
