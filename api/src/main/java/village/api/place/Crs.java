package village.api.place;

/** The coordinate systems a point may be sent in. On the wire {@code wgs84} and {@code gcj02}. */
public enum Crs {
    /** What satellites speak; everything is stored so. */
    WGS84,
    /** 国测局坐标, what WeChat's pickers and location messages speak. */
    GCJ02
}
