namespace Pmo.Tests.House;

/// <summary>Nothing above the store may assume that positions follow each other: a cluster's do not.</summary>
public sealed class The_house_on_a_log_with_gaps() : The_house(services => StoreInFront.Put(services, store => new StoreWithGaps(store)));
