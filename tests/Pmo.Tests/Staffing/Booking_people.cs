using Pmo.Office;
using Pmo.Staffing;
using Pmo.Staffing.Booking;
using Pmo.Staffing.Pooling;
using static Pmo.Tests.Staffing.ThePool;

namespace Pmo.Tests.Staffing;

/// <summary>Soft bookings stand in nobody's way and lapse; hard ones never exceed what a person is available on any day.</summary>
[Trait("Feature", "T15")]
public sealed class Booking_people
{
    private static readonly BookPerson Book = new(Pat, Bridge, BookingKind.Hard, 60, new(2026, 4, 1), new(2026, 6, 30));

    [Fact]
    public void A_hard_booking_that_fits_is_made()
    {
        var made = Given().When(new BookPersonRule(), Book).Then<PersonBooked>();
        Assert.Equal((Pat, Bridge, "BRIDGE", BookingKind.Hard, 60, Book.From, Book.To, null, Head), (made.Person, made.Project, made.Code, made.Kind, made.Percent, made.From, made.To, made.Lapses, made.By));
        Given(Booked(One, "HARBOUR", 40, new(2026, 1, 1), new(2026, 12, 31))).When(new BookPersonRule(), Book).Then<PersonBooked>();
    }

    [Fact, Trait("Feature", "T17")]
    public void One_that_is_too_much_is_refused_with_the_days_the_hours_and_the_bookings()
    {
        Given(Booked(One, "HARBOUR", 50, new(2026, 6, 29), new(2026, 12, 31))).When(new BookPersonRule(), Book)
            .Refused("booking.too-much", "This is more than the person is available. From 2026-06-29 to 2026-06-30 60 % for BRIDGE and 50 % for HARBOUR would be booked, and 100 % is available: 1.6 hours on 2 working days too many.");
        // A holiday of the calendar is no working day, and one day is told as one.
        new Given<PoolMember>(Joined, Booked(One, "HARBOUR", 50, new(2026, 6, 30), new(2026, 12, 31))) { Consulting = [Added, Registered(Bridge, "BRIDGE"), new HolidaysAdded(CalendarId.Default, [new(new(2026, 6, 30), "Founding day")])] }.When(new BookPersonRule(), Book)
            .Refused("booking.too-much", "This is more than the person is available. On 2026-06-30 60 % for BRIDGE and 50 % for HARBOUR would be booked, and 100 % is available: 0 hours on 0 working days too many.");
    }

    [Fact]
    public void Outside_of_the_pool_nobody_is_available()
    {
        Given().When(new BookPersonRule(), Book with { From = new(2025, 12, 31) }).Refused("booking.too-much",
            "This is more than the person is available. On 2025-12-31 60 % for BRIDGE would be booked, and 0 % is available: 4.8 hours on 1 working day too many.");
        new Given<PoolMember> { Consulting = [Added, Registered(Bridge, "BRIDGE")] }.When(new BookPersonRule(), Book).Refused("pool.unknown");
    }

    [Fact]
    public void A_soft_booking_stands_in_nobodys_way()
    {
        var soft = Booked(One, "HARBOUR", 100, new(2026, 1, 1), new(2026, 12, 31), Now.AddDays(30));
        Given(soft).When(new BookPersonRule(), Book).Then<PersonBooked>();
        Given(Booked(Two, "HARBOUR", 100, new(2026, 1, 1), new(2026, 12, 31))).When(new BookPersonRule(), Book with { Kind = BookingKind.Soft, Until = new(2026, 3, 31) }).Then<PersonBooked>();
        Given(soft, Booked(Two, "HARBOUR", 10, new(2026, 5, 1), new(2026, 5, 1))).When(new ConfirmBookingRule(), new ConfirmBooking(Pat, One)).Refused("booking.too-much");
    }

    [Fact, Trait("Feature", "T16")]
    public void A_soft_booking_says_until_when_it_waits_and_lapses_then()
    {
        var until = new DateOnly(2026, 3, 31);
        var lapses = new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(lapses, Given().When(new BookPersonRule(), Book with { Kind = BookingKind.Soft, Until = until }).Then<PersonBooked>().Lapses);
        Given().When(new BookPersonRule(), Book with { Kind = BookingKind.Soft }).Refused("booking.until");
        Given().When(new BookPersonRule(), Book with { Kind = BookingKind.Soft, Until = new(2026, 3, 1) }).Refused("booking.until");
        Given().When(new BookPersonRule(), Book with { Kind = BookingKind.Soft, Until = new(2026, 7, 1) }).Refused("booking.until");
        Given().When(new BookPersonRule(), Book with { Until = until }).Refused("booking.until-hard");

        object[] booked = [Joined, Booked(One, "BRIDGE", 60, Book.From, Book.To, lapses)];
        new Given<PoolMember>(booked) { Now = lapses }.When(new LapseBookingRule(), new LapseBooking(Pat, One)).Then(new BookingLapsed(Pat, One, lapses));
        Given(booked[1..]).When(new LapseBookingRule(), new LapseBooking(Pat, One)).TooEarly(lapses, "booking.waits");
        new Given<PoolMember>([.. booked, new BookingConfirmed(Pat, One, Head, Now)]) { Now = lapses }.When(new LapseBookingRule(), new LapseBooking(Pat, One)).Then();
        new Given<PoolMember>([.. booked, new BookingReleased(Pat, One, null, "Not needed.", Head, Now)]) { Now = lapses }.When(new LapseBookingRule(), new LapseBooking(Pat, One)).Then();
        new Given<PoolMember>(booked) { Now = lapses, Consulting = [Added, Registered(Bridge, "BRIDGE")] }.When(new ConfirmBookingRule(), new ConfirmBooking(Pat, One)).Refused("booking.lapsed");
    }

    [Fact]
    public void What_cannot_be_is_refused_in_words()
    {
        Given().When(new BookPersonRule(), Book with { To = new(2026, 3, 31) }).Refused("staffing.order");
        Given().When(new BookPersonRule(), Book with { Percent = 120 }).Refused("staffing.percent");
        new Given<PoolMember>(Joined) { Consulting = [Added] }.When(new BookPersonRule(), Book).Refused("project.unknown");
        new Given<PoolMember>(Joined) { Consulting = [Added, Registered(Bridge, "BRIDGE"), new ProjectStatusRecorded(Bridge, ProjectStatus.Completed, Start, null, null)] }.When(new BookPersonRule(), Book).Refused("project.ended");
        Given().When(new ConfirmBookingRule(), new ConfirmBooking(Pat, One)).Refused("booking.unknown");
        Given().When(new ReleaseBookingRule(), new ReleaseBooking(Pat, One, Start, "Why.")).Refused("booking.unknown");
        Given().When(new ChangeBookingRule(), new ChangeBooking(Pat, One, 10, Start, Start, "Why.")).Refused("booking.unknown");
    }
}
