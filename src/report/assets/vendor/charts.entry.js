// What the report's own scripts use of d3 and topojson.
export { axisBottom, axisLeft } from "d3-axis";
export { geoEqualEarth, geoGraticule10, geoPath } from "d3-geo";
export { scaleBand, scaleLinear } from "d3-scale";
export { select } from "d3-selection";
export { feature, mesh } from "topojson-client";
