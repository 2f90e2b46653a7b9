// The countries of world-atlas with fewer points. What gets too small to have an area is a point, so no country is lost.
import { readFileSync, writeFileSync } from "node:fs";
import { geoArea, geoCentroid } from "d3-geo";
import { feature, quantize } from "topojson-client";
import { presimplify, simplify, sphericalTriangleArea } from "topojson-simplify";

const [from, to] = process.argv.slice(2);
const atlas = JSON.parse(readFileSync(from, "utf8"));
const whole = feature(atlas, atlas.objects.countries).features;
delete atlas.objects.land;
const world = quantize(simplify(presimplify(atlas, sphericalTriangleArea), 1e-6), 6000);

// A ring that fell together has no inside: on a sphere its outside would be filled. Areas are in steradians.
const [NOTHING, HALF] = [1e-8, 2 * Math.PI];
const sound = (arcs) => {
  const area = geoArea(feature(world, { type: "Polygon", arcs }));
  return area > NOTHING && area < HALF;
};
const { scale, translate } = world.transform;
world.objects.countries.geometries.forEach((shape, at) => {
  const polygons = (shape.type === "Polygon" ? [shape.arcs] : shape.arcs).map(([outer, ...inner]) => [
    outer,
    ...inner.filter((ring) => sound([[...ring].reverse().map((arc) => ~arc)])),
  ]);
  shape.properties = { name: shape.properties.name };
  shape.type = "MultiPolygon";
  shape.arcs = polygons.filter(sound);
  if (shape.arcs.length) return;
  delete shape.arcs;
  shape.type = "Point";
  shape.coordinates = geoCentroid(whole[at]).map((degrees, axis) =>
    Math.round((degrees - translate[axis]) / scale[axis]),
  );
});
const drawn = feature(world, world.objects.countries).features;
console.log(
  drawn.length,
  "shapes,",
  drawn
    .filter((one) => one.geometry.type === "Point")
    .map((one) => one.properties.name)
    .join(", "),
  "as points",
);
if (drawn.some((one) => geoArea(one) > HALF)) throw new Error("a shape is inside out");
writeFileSync(to, JSON.stringify(world) + "\n");
